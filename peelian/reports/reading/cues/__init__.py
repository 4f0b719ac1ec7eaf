"""Tables of cue phrases. Data only: a new wording that the reader should know is a new row here, with a sample test."""
