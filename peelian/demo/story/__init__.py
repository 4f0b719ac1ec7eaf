"""The story of Wealdmoor Constabulary from January 2022 to April 2023. Everyone and everything in it is invented."""
