"""Cases, the subjects in them, the allegations against each, severity assessments, referrals and decisions."""
