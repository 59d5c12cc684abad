import { expect, test } from 'vitest'
import { CouldNotRun } from '../command.ts'
import { mailAccess } from './settings.ts'

const LOGIN = 'https://client:s3cret@login.example.org/token'
test.each<[string | undefined, string | undefined, RegExp]>([
  [undefined, undefined, /^No letter can be sent without a mail server\. Set SMTP_URL/],
  ['', LOGIN, /^No letter can be sent/],
  ['mail.example.org', undefined, /^SMTP_URL is not the address of a mail server/],
  ['http://s3cret@mail.example.org', undefined, /^SMTP_URL is not the address/],
  ['smtp://', undefined, /^SMTP_URL is not the address/],
  ['smtp://user:s3cret%ZZ@mail.example.org', undefined, /^SMTP_URL is not the address/],
  ['smtp://user@mail.example.org', '', /^SMTP_URL names a user and no password, and MAIL_LOGIN is not set/],
  ['smtp://user:s3cret@mail.example.org', LOGIN, /^SMTP_URL has a password, and MAIL_LOGIN is set/],
  ['smtp://mail.example.org', LOGIN, /^SMTP_URL does not say whose mailbox/],
  ['smtp://user@mail.example.org', 's3cret', /^MAIL_LOGIN is not a web address\. MAIL_LOGIN looks like/],
  ['smtp://user@mail.example.org', 'https://client:s3cret/@login.example.org/token', /^MAIL_LOGIN is not a web address/],
  ['smtp://user@mail.example.org', LOGIN.replace('https', 'http'), /does not begin with https/],
  ['smtp://user@mail.example.org', LOGIN.replace('https', 'ftp'), /does not begin with https/],
  ['smtp://user@mail.example.org', 'https://login.example.org/token', /does not name the client\. MAIL_LOGIN has no secret/],
  ['smtp://user@mail.example.org', LOGIN.replace(':s3cret', ''), /^MAIL_LOGIN has no secret behind the client/],
  ['smtp://user@mail.example.org', LOGIN.replace('s3cret', 's3cret%ZZ'), /^MAIL_LOGIN has no secret behind the client/],
  ['smtp://user@mail.example.org', `${LOGIN}?refreshtoken=s3cret`, /may have refresh_token=… and scope=…/],
  ['smtp://user@mail.example.org', `${LOGIN}?refresh_token=`, /has an empty refresh_token/],
  ['smtp://s3cret', 'https://:s3cret@login.example.org', /MAIL_LOGIN does not name the client/],
])('SMTP_URL %s with MAIL_LOGIN %s says what is missing, and is not repeated', (url, login, expected) => {
  const made = () => mailAccess({ SMTP_URL: url, MAIL_LOGIN: login })
  expect(made).toThrow(CouldNotRun)
  expect(made).toThrow(expected)
  expect(made).not.toThrow('s3cret')
})

/** How the token is fetched, its address as a text: two URLs are the same to a test whatever they say. */
function tokenOf(MAIL_LOGIN: string, SMTP_URL = 'smtp://register%40example.org@mail.example.org') {
  const { account } = mailAccess({ SMTP_URL, MAIL_LOGIN })
  if (account === null || !('token' in account)) throw new Error('no token is fetched')
  return { ...account.token, user: account.user, address: account.token.address.href }
}

test.each<[string, object]>([
  ['', { user: 'register@example.org', client: 'client', secret: 's3cret', refreshToken: null, scope: null }],
  ['?refresh_token=1//0a+b%3D', { refreshToken: '1//0a+b=', scope: null }],
  ['?refresh_token=a&scope=b%20c', { refreshToken: 'a', scope: 'b c' }],
])('MAIL_LOGIN with %s behind it is read as it is meant', (more, expected) => {
  expect(tokenOf(LOGIN + more)).toMatchObject({ address: 'https://login.example.org/token', ...expected })
})

test('at Microsoft 365 the scope need not be written down', () => {
  const login = 'https://client:s3cret@login.microsoftonline.com/tenant/oauth2/v2.0/token'
  expect(tokenOf(login).scope).toBe('https://outlook.office365.com/.default')
  // Consent of a person has its own.
  expect(tokenOf(`${login}?refresh_token=a`).scope).toBeNull()
})

test('the secret goes to the host of MAIL_LOGIN, whatever its path looks like', () => {
  expect(tokenOf('https://client:s3cret@login.example.org//evil.example/token').address).toBe(
    'https://login.example.org//evil.example/token',
  )
})
