"""Every statutory clock of a case: started, paused and stopped by what the ledger records, counted by `law`.

Nothing here is the only copy of anything: the whole room can be thrown away and rebuilt from the ledger.
"""
