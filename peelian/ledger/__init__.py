"""The append-only, hash-chained record of every act and every sensitive look, with a verifier anyone can run."""
