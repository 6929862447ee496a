// The room Workflow is furnished next.
