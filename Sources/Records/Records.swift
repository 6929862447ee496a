// The room Records is furnished next.
