// The invented cases that come with the register, by their bytes: Git's own names of them. They are no complaints, so they may go,
// whenever that is; whatever differs from them by a single byte is somebody's work, and is kept for ever. A list, and not "what lay in the first
// commit": an archive that is brought in begins with a first commit too.
import { keptKind } from '../../procedure/history.ts'
import type { TreeEntry } from './git.ts'

const SAMPLES: ReadonlySet<string> = new Set([
  'cases/2013-0001.md d29652038a4464601c621e27112084b17401b33c',
  'cases/2021-0004.md 2f95c7a49aa650aa80476d329aab2f6a5861411f',
  'cases/2026-0001.md 9dd3ca9fcce7e8a8b35521787b7348c42a67a626',
  'cases/2026-0002.md 07e880689058eb1dbe944e08a72da647d6601dd4',
  'cases/2026-0003.md b6c52f32374bebf2b0f41341356dc1a93c3cf09d',
  'cases/2026-0004.md 96d47afe2b3e24c941c4ce96b82d51ee8421cf30',
  'cases/2026-0004/lesson-notes.txt 6fc13f990f3a113b965aa58e608fc59f3c7bb780',
  'cases/2026-0005.md fa1cd664f98381c5314542450e9ade0a608b2785',
  'cases/2026-0006.md 11f760a305a7f751de303a20b1c8183e2566d90e',
  'cases/2026-0007.md 7262db1c151f3a7db4408f04931ddc0e4b91c74d',
  'cases/2026-0008.md f8219f2c8109886f746c14c2e90228684ef43011',
  'cases/2026-0009.md 70c9ba8565c2e85f309fccea2b5854523556902a',
  'cases/2026-0010.md 1a740256b7d1512e8fd04c7f5dd64b662a6015bc',
  'cases/2026-0011.md a78f6a062ea9b7269b9d0714a43b05eb65ab189c',
  'cases/2026-0012.md d4d3996b7844f68b607b98e8a838e1005534aa48',
  'cases/2026-0013.md 2ef8dcc7a91386ea6e61afd66cc50eb3267bb697',
  'cases/2026-0014.md bc3b6b5e5849441a1725e993b29282e0a13cca91',
  'cases/2026-0014/factuur.txt e96e82879f7c23ca3b4961c58da6a3b9469fcc52',
  'cases/2026-0014/offerte.txt 7dc3a3eeebdf618a4696da7a4694bd03f0e228ff',
  'cases/2026-0015.md b61addf1bfc5fb0566176d5326c2579edeab3485',
  'cases/2026-0016.md d517f50f3844621b72f5efbf5225625c562c187e',
  'cases/2026-0017.md d79f47b4b9d6843d4fb49aaa7b08801333da542c',
  'cases/2026-0018.md 5585f0b5858362742879d0582d547e45eaee9dec',
  'cases/2026-0019.md c2c0d9797ed90054f528f132ebeebfb07a2285ef',
  'cases/2026-0020.md 75214a80ac5348dc76019875e78b95e028a397de',
  'cases/2026-0021.md 65b555591f67158bfb913dc4192daba6ee74fe35',
  'cases/2026-0022.md b51acbd8f1d0a94e0bc78a9e23f3a84f97a333bd',
  'cases/2026-0023.md effc4a69f7ffdd90c3d3ccb615af3fe79400a88d',
])

/** Whether a file of a case is one that came with the register: at that place, and just as it came. */
export function isSample({ path, id }: Pick<TreeEntry, 'path' | 'id'>): boolean {
  return SAMPLES.has(`${path} ${id}`)
}

/**
 * What of the files of one commit, by their paths from the root of the register, is kept for ever. As long as none of its cases is
 * a real one, its policy governs nobody, and may still be replaced by the organisation's own.
 */
export function keptOf(entries: readonly TreeEntry[]): TreeEntry[] {
  const kept = entries.filter((entry) => keptKind(entry.path) && !isSample(entry))
  return kept.some(({ path }) => keptKind(path) === 'case') ? kept : kept.filter(({ path }) => keptKind(path) !== 'policy')
}
