"""Who carries projects: what they ever asked, whom to speak to, their small aids, and two records made one."""
