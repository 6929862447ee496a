// The room Paperwork is furnished next.
