// Where GitHub's API answers, for pages that speak to it: as a runner names it.
export const gitHubApi = process.env.GITHUB_API_URL || 'https://api.github.com'
