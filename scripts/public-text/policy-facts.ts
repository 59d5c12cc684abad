// The facts of the published policy by their keys, in the order in which a policy text is read: A about the organisation, P the procedure.

/** What the policy says about the organisation and how it works. */
export const ABOUT = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'] as const

/** The steps of the procedure. Each has a heading of its own on the page. */
export const STEPS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'] as const

/** Every fact that a policy text must carry, in every language. */
export const FACTS = [...ABOUT, ...STEPS] as const

export type StepKey = (typeof STEPS)[number]
export type FactKey = (typeof FACTS)[number]

/** Whether `text` is the key of a fact. */
export function isFactKey(text: string): text is FactKey {
  return (FACTS as readonly string[]).includes(text)
}

/** Whether the fact is a step of the procedure. */
export function isStep(key: FactKey): key is StepKey {
  return (STEPS as readonly string[]).includes(key)
}
