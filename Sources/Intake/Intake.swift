// The room Intake is furnished next.
