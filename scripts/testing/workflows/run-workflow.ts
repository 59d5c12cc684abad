// Runs a workflow's jobs on this machine, each after those it needs and where its condition holds. For tests.
import { jobsOf, type WorkflowFile } from '../../installation/checks/workflow-file.ts'
import { filled, holds } from './workflow-reader.ts'
import { type JobEnded, runJob, type Surroundings, type Triggered } from './workflow-runner.ts'

const SKIPPED: JobEnded = { result: 'skipped', steps: [], summary: '', output: '' }

/** How each job ended, by its id; GitHub then lists the run. Jobs stand in the file after those they need. */
export async function runWorkflow(
  file: WorkflowFile,
  event: Triggered,
  around: Omit<Surroundings, 'needs'>,
): Promise<Readonly<Record<string, JobEnded>>> {
  const ended: Record<string, JobEnded> = {}
  const inputs = event.inputs ?? {}
  for (const job of jobsOf(file)) {
    const needed = [job.fields.needs ?? []].flat().map(String)
    const needs = Object.fromEntries(needed.map((id) => [id, { result: ended[id]?.result }]))
    const good = needed.every((id) => ended[id]?.result === 'success')
    const runs = holds(job.fields.if, { needs, inputs }, good ? 'success' : 'failure')
    ended[job.id] = runs ? await runJob(job, event, { ...around, needs }) : SKIPPED
  }
  const { runs } = around.forge.memory.state
  const failed = Object.values(ended).some(({ result }) => result === 'failure')
  const title = filled(String(file.yaml['run-name'] ?? file.name), { inputs })
  const at = Temporal.Now.instant().toString({ smallestUnit: 'second' })
  runs.push({
    ...{ id: runs.length + 1, workflow: `${file.name}.yml`, title, at, event: event.name },
    conclusion: failed ? 'failure' : 'success',
  })
  return ended
}
