import { expect, test } from 'vitest'
import { newCaseFrom, valueOfField, withValue } from './case-fields.ts'
import { CouldNotRun } from './command.ts'

test('a file of fields holds the frontmatter and the body; what is null is left out', () => {
  const json = '{"wish": null, "complainant": {"name": "Kanarie", "email": null}, "about": ["peter-smit", null], "body": "---\\n# x"}'
  expect(newCaseFrom(json)).toEqual({ fields: { complainant: { name: 'Kanarie' }, about: ['peter-smit'] }, body: '---\n# x' })
  expect(newCaseFrom('{}')).toEqual({ fields: {}, body: null })
})

test.each(['{"summary": "Kanarie"', '["Kanarie"]', '"Kanarie"', 'null', '{"body": ["Kanarie"]}', ''])(
  'a file that is none is refused without a word of it: %s',
  (json) => {
    expect(() => newCaseFrom(json)).toThrow(CouldNotRun)
    expect(() => newCaseFrom(json)).not.toThrow(/Kanarie/)
  },
)

test('a field of the complainant stands in its group, whatever stood there', () => {
  expect(withValue({ complainant: 'x' }, 'complainant.name', 'Sanne')).toEqual({ complainant: { name: 'Sanne' } })
  expect(withValue({ complainant: { role: 'client' } }, 'complainant.name', 'Sanne')).toEqual({
    complainant: { role: 'client', name: 'Sanne' },
  })
  expect(valueOfField({ complainant: { role: 'client' } }, 'complainant.role')).toBe('client')
  expect(valueOfField({ complainant: 'x' }, 'complainant.role')).toBeUndefined()
})
