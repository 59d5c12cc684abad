import type { Language } from '../../../../scripts/procedure/case.ts'
import { dueFile } from '../../due-file.ts'
import { languagePaths } from '../../paths.ts'

export const getStaticPaths = () => languagePaths()

export const GET = ({ props }: { props: { language: Language } }) => new Response(dueFile(props.language, null))
