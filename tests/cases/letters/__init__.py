"""The letters of a case: their words, what they lack, the law they print, what they withhold, who may have them."""
