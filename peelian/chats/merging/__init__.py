"""One conversation out of many phones, on plain numbers: equal texts, clocks, pairs, order. Pure."""
