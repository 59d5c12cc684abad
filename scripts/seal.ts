// npm run seal: the whole site for any web server. The public site and the reader are for everybody; each page of the register is sealed to
// those who may read it, and to nobody else.
import { resolve } from 'node:path'
import { clock, realInstant } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { annotate, summarise } from './io/github/workflow.ts'
import { problemLine, progress } from './io/terminal.ts'
import { takeFormsToken } from './publishing/forms-token.ts'
import { keysToSealTo } from './publishing/keys-to-seal-to.ts'
import { commitOf, lastBuild, readersThen } from './publishing/last-build.ts'
import { refuseForeignFolder } from './publishing/output-folder.ts'
import { changeLines, leftOutLines, publishedLine, readerLines } from './publishing/sealed-output.ts'
import { publish, siteOf } from './publishing/sealed-site.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' }, today: { type: 'string' }, out: { type: 'string' } })
  if (!asked.out) throw new CouldNotRun('--out needs the folder for the finished site, such as --out dist.')
  const formsToken = takeFormsToken(process.env)
  const [root, out] = [resolve(asked.root ?? '.'), resolve(asked.out)]
  refuseForeignFolder(out)
  const own = readOrganisation(root)
  const { today } = clock(asked.today, own.timeZone)
  const planned = planRegister(root, today, own)
  const { organisation } = planned.register
  const { keys, problems } = keysToSealTo(root, organisation, today)
  for (const problem of problems) console.log(problemLine(problem))
  if (problems.length) {
    await annotate('De sleutels van de lezers', problems)
    return 1
  }

  const site = siteOf(planned, keys, { built: realInstant(), commit: await commitOf(root), day: today }, formsToken)
  const last = await lastBuild(out, process.env.GITHUB_ACTIONS === 'true' ? organisation.site : null)
  const before = last && (await readersThen(root, last, site.cases))
  console.log([...readerLines(planned, site), 'Building the pages…'].join('\n'))
  const sealing = progress('sealed')
  const published = await publish(site, out, sealing.at)
  sealing()
  const lines = [publishedLine(published), ...changeLines(last, before, site), ...leftOutLines(planned)]
  console.log(lines.join('\n'))
  await summarise('The site', lines)
  return planned.problems.length ? 1 : 0
})
