import type { Language } from '../../../../scripts/procedure/case.ts'
import { casesFile } from '../../cases-file.ts'
import { languagePaths } from '../../paths.ts'

export const getStaticPaths = () => languagePaths()

export const GET = ({ props }: { props: { language: Language } }) => new Response(casesFile(props.language))
