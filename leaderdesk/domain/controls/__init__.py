"""Controls of dossiers: until when each may be controlled, what a control found, and where its answers stand."""
