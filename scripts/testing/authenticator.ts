// A virtual authenticator in Chromium: passkeys without a finger or a security key.
import type { Page } from 'playwright-core'

export interface Authenticator {
  /** The names of the passkeys in its list. */
  readonly passkeys: () => Promise<string[]>
  /** Takes all of them out of its list, as a person may who tidies up. */
  readonly tidyUp: () => Promise<void>
  /** Whether it takes the person for the owner from now on. Where it does not, every prompt fails as one that is cancelled. */
  readonly verifies: (isOwner: boolean) => Promise<void>
  /** How often a passkey was asked. */
  readonly prompts: () => number
}

/** Gives the device of `page` an authenticator like Touch ID, Windows Hello or a phone; `hasPrf` says whether it can make secrets. */
export async function addAuthenticator(page: Page, hasPrf: boolean): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page)
  let prompts = 0
  session.on('WebAuthn.credentialAsserted', () => {
    prompts += 1
  })
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    passkeys: async () => {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.filter(({ isResidentCredential }) => isResidentCredential).map(({ userName }) => userName ?? '')
    },
    tidyUp: async () => {
      await session.send('WebAuthn.clearCredentials', { authenticatorId })
    },
    verifies: async (isUserVerified) => {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    prompts: () => prompts,
  }
}
