"""What every app may lean on: errors, languages, time; knows nothing of ours."""
