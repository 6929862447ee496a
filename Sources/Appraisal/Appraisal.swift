// The room Appraisal is furnished next.
