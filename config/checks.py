"""System checks: what would lose data or shut readers out is named first, with what to do."""
