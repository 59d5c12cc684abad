// The forms on one machine: what is typed goes to the forge of `npm start`, and is kept in the memory of its server until then.
import type { FormsHere, FormsPlace } from './open-page.ts'

const draftAt = (name: string): string => `/staff/drafts/${encodeURIComponent(name)}`

export const localForms: FormsHere = {
  code: () => import('../forms/start-form.ts'),
  place: async () => {
    const answer = await fetch('/staff/forms-place')
    if (!answer.ok) throw new Error('the server does not say where forms go')
    return (await answer.json()) as FormsPlace
  },
  keepToken: null,
  drafts: {
    load: async (name) => {
      const answer = await fetch(draftAt(name)).catch(() => null)
      return answer?.status === 200 ? answer.text() : null
    },
    save: (name, text) =>
      fetch(draftAt(name), { method: 'PUT', body: text }).then(
        ({ ok }) => ok,
        () => false,
      ),
    drop: async (name) => {
      await fetch(draftAt(name), { method: 'DELETE' }).catch(() => null)
    },
  },
}
