import { describe, expect, test } from 'vitest'
import { caseWith } from '../testing/example.ts'
import { type CaseVersion, caseChanges } from './case-changes.ts'

const version = (steps: readonly string[] = [], fields: Readonly<Record<string, unknown>> = {}, body = 'Te laat.'): CaseVersion => ({
  case: caseWith('2026-11-03', steps, fields),
  body,
})
const HEARD = '2026-11-05 trainer-contacted'
const SPOKEN = '2026-11-06 complainant-contacted'

describe('what changed in a case', () => {
  test.each<[string, CaseVersion | null | undefined, CaseVersion | null, unknown[]]>([
    ['is that it was opened, where there was none before', undefined, version([HEARD]), [{ kind: 'opened' }]],
    ['is nothing where both say the same', version([HEARD]), version([HEARD], {}, 'Te laat.\n\n'), []],
    [
      'is a field with both its values',
      version(),
      version([], { handler: 'bram-visser' }),
      [{ kind: 'field', field: 'handler', from: 'anna-jansen', to: 'bram-visser' }],
    ],
    [
      'is a field that was added, also of the complainant',
      version(),
      version([], {
        complainant: { name: 'Jan de Vries', email: 'jan@example.org', role: 'participant', address: ['Dorpsstraat 1', 'Ons Dorp'] },
      }),
      [{ kind: 'field', field: 'complainant.address', from: null, to: ['Dorpsstraat 1', 'Ons Dorp'] }],
    ],
    [
      'is a step that was added',
      version([HEARD]),
      version([HEARD, SPOKEN]),
      [{ kind: 'step-added', step: { step: 'complainant-contacted' } }],
    ],
    [
      'is one step of two that say the same',
      version([HEARD]),
      version([HEARD, HEARD]),
      [{ kind: 'step-added', step: { step: 'trainer-contacted' } }],
    ],
    [
      'is a step that was rewritten: the old one, and the new one',
      version([HEARD]),
      version(['2026-11-05 trainer-contacted note=gebeld']),
      [
        { kind: 'step-changed', step: { step: 'trainer-contacted' } },
        { kind: 'step-added', step: { step: 'trainer-contacted', note: 'gebeld' } },
      ],
    ],
    ['is the words below the fields', version(), version([], {}, 'Te laat.\nEn zonder boek.'), [{ kind: 'words' }]],
    ['is unknown where a version cannot be read', null, version(), [{ kind: 'unreadable' }]],
  ])('%s', (_, before, after, changes) => {
    const found = caseChanges(before, after)
    expect(found).toMatchObject(changes)
    expect(found).toHaveLength(changes.length)
  })
})
