// Pictures of figures, drawn at build time as SVG in the page's own colours; each stands beside a table with the same numbers.
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body></body></html>')

export interface Bar {
  readonly name: string
  readonly value: number
}

/** Horizontal bars, one for each name, in the order given. */
export function barChart(bars: readonly Bar[], label: string): string {
  return drawn(
    Plot.plot({
      document,
      width: 580,
      height: 26 * bars.length + 34,
      marginLeft: 215,
      marginRight: 30,
      x: {
        label: null,
        ticks: Math.min(6, Math.max(...bars.map(({ value }) => value), 1)),
        tickFormat: 'd',
        grid: true,
        domain: [0, Math.max(...bars.map(({ value }) => value), 1)],
      },
      y: { label: null, domain: bars.map(({ name }) => name) },
      marks: [Plot.barX(bars, { x: 'value', y: 'name' }), Plot.text(bars, { x: 'value', y: 'name', text: 'value', dx: 10 })],
    }),
    label,
  )
}

/** Bars over time: one for each month, labelled with the year where it begins. */
export function monthChart(months: readonly { readonly month: string; readonly open: number }[], label: string): string {
  const years = months.filter(({ month }, index) => month.endsWith('-01') || index === 0).map(({ month }) => month)
  return drawn(
    Plot.plot({
      document,
      width: 820,
      height: 190,
      x: { label: null, domain: months.map(({ month }) => month), ticks: years, tickFormat: (month: string) => month.slice(0, 4) },
      y: { label: null, ticks: 4, tickFormat: 'd', grid: true, domain: [0, Math.max(...months.map(({ open }) => open), 1)] },
      marks: [Plot.barY(months, { x: 'month', y: 'open', inset: 0.2 }), Plot.ruleY([0])],
    }),
    label,
  )
}

/** A dot for each decision on an axis of days, with a mark at the median. */
export function spreadChart(days: readonly number[], middle: number, label: string): string {
  return drawn(
    Plot.plot({
      document,
      width: 520,
      height: 110,
      x: { label: null, domain: [0, Math.max(...days, 14)], nice: true, grid: true },
      marks: [
        Plot.dotX(days, Plot.dodgeY({ x: (value: number) => value, r: 5, anchor: 'bottom' })),
        Plot.ruleX([middle], { strokeWidth: 2, strokeDasharray: '4 3' }),
      ],
    }),
    label,
  )
}

/** The drawing as text, without the style element that the page's policy refuses, as one picture with a name. */
function drawn(node: unknown, label: string): string {
  const svg = node as SVGElement
  for (const style of [...svg.querySelectorAll('style')]) style.remove()
  for (const part of [...svg.querySelectorAll('[style]')]) part.removeAttribute('style')
  for (const part of [...svg.querySelectorAll('[aria-label]')]) part.removeAttribute('aria-label')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  svg.removeAttribute('fill')
  svg.setAttribute('class', 'chart')
  return svg.outerHTML
}
