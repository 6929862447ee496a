// The room Scheme is furnished next.
