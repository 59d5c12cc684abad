// Loaded before every test file: a command that a test starts must not take the run of the tests for its own run on GitHub, nor
// the settings of whoever runs them (a mail server, a key, another site) for its own. Tests set what they need of this themselves.
const RUNNER = /^(GITHUB|RUNNER)_/
const OWN =
  /^(BASE_PATH|DEBUG|GH_TOKEN|HEARTBEAT_URL|LETTERS_KEY|MAIL_LOGIN|REGISTER|REGISTER_DAY|SEALED_OUT|SITE|SMTP_URL|STAFF_OUT|STAFF_SEALED|TODAY)$/

for (const name of Object.keys(process.env)) if (RUNNER.test(name) || OWN.test(name)) delete process.env[name]
