// The rules of the files that people write by hand, as JSON Schema: an editor then says what is wrong while they type, and tells of
// each field what it is for. `check` stays the judge: an editor sees one file, and not whether a day or a person exists.
import { z } from 'zod'
import { organisationSchema } from '../procedure/organisation.ts'
import { termsSchema } from '../procedure/policy.ts'

export type EditorSchema = z.core.JSONSchema.BaseSchema

/** The schemas by the name of their file in `docs/schemas/`, without `.json`. */
export const EDITOR_SCHEMAS: Readonly<Record<string, EditorSchema>> = {
  organisation: editorSchema(organisationSchema),
  terms: editorSchema(termsSchema),
}

/** What `schema` lets a person write, as JSON Schema that editors read (draft 7). */
function editorSchema(schema: z.ZodType): EditorSchema {
  return withBlanks(z.toJSONSchema(schema, { target: 'draft-07', io: 'input' }))
}

/** What may be left out may also be left blank, as in `until:`, which an editor reads as null. */
function withBlanks(schema: EditorSchema): EditorSchema {
  const { properties, required = [], items } = schema
  const fields = Object.entries(properties ?? {}).map(([name, value]) => {
    const field = withBlanks(value as EditorSchema)
    return [name, required.includes(name) ? field : { ...field, type: [field.type, 'null'].flat() }]
  })
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: withBlanks(items as EditorSchema) }),
  } as EditorSchema
}
