// Loaded before every test file: a command that a test starts must not take the run of the tests for its own run on GitHub.
// Tests set what they need of this themselves.
for (const name of Object.keys(process.env)) if (/^(GITHUB|RUNNER)_/.test(name)) delete process.env[name]
