"""Reading messages defensibly: ranking, coding, second readers, samples, the stopping rule and its report."""
