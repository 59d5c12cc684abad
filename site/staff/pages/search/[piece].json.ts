import { pieces, searchedLines } from '../../case-rows.ts'

export const getStaticPaths = () => [...pieces.keys()].map((piece) => ({ params: { piece } }))

export const GET = ({ params }: { params: { piece: string } }) => new Response(JSON.stringify(searchedLines(params.piece)))
