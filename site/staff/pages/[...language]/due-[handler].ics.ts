import type { Language } from '../../../../scripts/procedure/case.ts'
import { dueFile } from '../../due-file.ts'
import { staffPaths } from '../../paths.ts'

export const getStaticPaths = () => staffPaths()

export const GET = ({ props }: { props: { language: Language; handler: string } }) => new Response(dueFile(props.language, props.handler))
