// A workflow as GitHub reads it: by GitHub's own parsers, with its expressions evaluated as GitHub does. For tests.
import { readdirSync, readFileSync } from 'node:fs'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import { registerLogger } from '@actions/languageservice/log'
import { validate } from '@actions/languageservice/validate'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { load } from 'js-yaml'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Fields, fieldsOf, type WorkflowFile } from '../../installation/checks/workflow-file.ts'

const FOLDER = new URL('../../../.github/workflows/', import.meta.url)

/** The workflows of this repository, by name. */
export function workflowFiles(): WorkflowFile[] {
  return readdirSync(FOLDER)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => workflowIn(file.replace(/\.ya?ml$/, ''), readFileSync(new URL(file, FOLDER), 'utf8')))
}

/** A text as a workflow of a name, so that a changed copy can be checked like the file. */
export function workflowIn(name: string, text: string): WorkflowFile {
  return { name, text, yaml: fieldsOf(load(text)) }
}

let asked = 0

/** What GitHub's parser and language service say of a workflow: `line: message`. */
export async function diagnostics({ name, text }: WorkflowFile): Promise<string[]> {
  const parsed = parseWorkflow({ name: `${name}.yml`, content: text }, new NoOperationTraceWriter())
  if (parsed.value) await convertWorkflowTemplate(parsed.context, parsed.value)
  const errors = parsed.context.errors.getErrors().map(({ message }) => message)
  // The language service tells of its own failures in a log only, and remembers files by their address.
  const log = (message: string) => errors.push(message)
  registerLogger({ error: log, warn: log, info: () => {}, log: () => {} })
  const document = TextDocument.create(`file:///${asked++}/.github/workflows/${name}.yml`, 'yaml', 1, text)
  const found = await validate(document, {})
  return [...errors, ...found.map(({ range, message }) => `${range.start.line + 1}: ${message}`)]
}

/** The events, filters and conditions of a workflow as GitHub's parser understands them. */
export async function templateOf({ name, text }: WorkflowFile) {
  const parsed = parseWorkflow({ name: `${name}.yml`, content: text }, new NoOperationTraceWriter())
  if (!parsed.value) throw new Error(`${name} is not a workflow`)
  return convertWorkflowTemplate(parsed.context, parsed.value)
}

/** How the job or its steps stand when a condition is asked. */
export type Status = 'success' | 'failure' | 'cancelled'

/** The value of an expression, without its `${{ }}`. Throws for one that GitHub would not take. */
export function evaluated(expression: string, contexts: Fields, status: Status = 'success'): unknown {
  const functions = new Map(
    Object.entries({
      success: status === 'success',
      failure: status === 'failure',
      cancelled: status === 'cancelled',
      always: true,
    }).map(([name, value]): [string, FunctionDefinition] => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
    ]),
  )
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse()
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as InstanceType<typeof data.Dictionary>
  return JSON.parse(JSON.stringify(new Evaluator(parsed, known, functions).evaluate(), data.replacer))
}

/** A text with its `${{ }}` filled in. */
export function filled(text: string, contexts: Fields, status: Status = 'success'): string {
  return text.replace(/\$\{\{(.+?)\}\}/gs, (_, expression: string) => {
    const value = evaluated(expression.trim(), contexts, status)
    return value === null ? '' : String(value)
  })
}

/** Whether a condition holds. Without a status function in it, GitHub puts `success() &&` before it. */
export function holds(condition: unknown, contexts: Fields, status: Status = 'success'): boolean {
  if (condition === undefined) return status === 'success'
  const expression = String(condition).replace(/^\s*\$\{\{(.+)\}\}\s*$/s, '$1')
  const asks = /\b(success|failure|cancelled|always)\s*\(/.test(expression)
  const value = evaluated(expression, contexts, status)
  return (asks || status === 'success') && value !== false && value !== null && value !== '' && value !== 0
}
