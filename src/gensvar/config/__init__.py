"""The only place that knows every app: settings, the url table, the command."""
