// The one invented organisation of the tests and benchmarks, and its terms, written as they would stand in the files.

/** `organisation.yml`. Daan Smeets has left: he was a member of staff on two days only. */
export const ORGANISATION = `name: The Square Mile
timeZone: Europe/Amsterdam
site: https://klachten.example.org
contact: { email: klachten@example.org, phone: "+31 20 555 01 00", address: [Voorbeeldstraat 1, 1000 AA Amsterdam] }
sender: { name: The Square Mile, email: register@example.org }
staff:
  - { id: anna-jansen, name: Anna Jansen, email: anna@example.org }
  - { id: bram-visser, name: Bram Visser, email: bram@example.org }
  - { id: carla-mulder, name: Carla Mulder, email: carla@example.org }
  - { id: daan-smeets, name: Daan Smeets, email: daan@example.org, from: 2026-11-04, until: 2026-11-05 }
trainers:
  - { id: peter-smit, name: Peter Smit, email: peter@example.org }
  - { id: mary-oconnor, name: Mary O'Connor, email: mary@example.org }
mediators:
  - { id: shona-ackerman, name: Shona Ackerman, email: mediator@example.org }
norms:
  acknowledgementDays: 1
  referralDays: 2
  reminderDays: [4, 2, 1]
  automaticLetters: true
  automaticLeadDays: 1
  automaticExtensionDays: 14
`

/** The day on which its only policy version came into force, which is the folder of its terms. */
export const VERSION = '2014-11-06'

/** `site/policy/2014-11-06/terms.yml`. */
export const TERMS = `decisionDays: 14
interimDays: 14
mediationDays: 28
mediator: shona-ackerman
`
