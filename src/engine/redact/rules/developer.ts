import { type Prefixed, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const HEX = 'a-f0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';

const DEVELOPER: readonly Prefixed[] = [
  { name: 'github-ghp-token', kind: 'github-token', prefix: 'ghp_', body: [WORD, 30, 255], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'github-gho-token', kind: 'github-token', prefix: 'gho_', body: [WORD, 30, 255], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'github-ghu-token', kind: 'github-token', prefix: 'ghu_', body: [WORD, 30, 255], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'github-ghs-token', kind: 'github-token', prefix: 'ghs_', body: [WORD, 30, 255], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'github-ghr-token', kind: 'github-token', prefix: 'ghr_', body: [WORD, 30, 255], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'github-fine-grained-token', kind: 'github-token', prefix: 'github_pat_', body: [WORD, 40, 120], source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github', rotate: 'Delete this key at github.com/settings/tokens and create a new one.' },
  { name: 'gitlab-glpat-token', kind: 'gitlab-token', prefix: 'glpat-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-gldt-token', kind: 'gitlab-token', prefix: 'gldt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glrt-token', kind: 'gitlab-token', prefix: 'glrt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glrtr-token', kind: 'gitlab-token', prefix: 'glrtr-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glptt-token', kind: 'gitlab-token', prefix: 'glptt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glft-token', kind: 'gitlab-token', prefix: 'glft-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glsoat-token', kind: 'gitlab-token', prefix: 'glsoat-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glimt-token', kind: 'gitlab-token', prefix: 'glimt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glagent-token', kind: 'gitlab-token', prefix: 'glagent-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glcbt-token', kind: 'gitlab-token', prefix: 'glcbt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-gloas-token', kind: 'gitlab-token', prefix: 'gloas-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glffct-token', kind: 'gitlab-token', prefix: 'glffct-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-glwt-token', kind: 'gitlab-token', prefix: 'glwt-', body: ['A-Za-z0-9_.-', 18, 300], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Delete this key at the GitLab access token settings and create a new one.' },
  { name: 'gitlab-runner-token', kind: 'gitlab-token', prefix: 'GR1348941', body: [TOKEN, 18, 40], source: 'https://docs.gitlab.com/security/tokens/', rotate: 'Reset the runner token in GitLab.' },
  { name: 'npm-token', prefix: 'npm_', body: [ALNUM, 30, 64], source: 'https://docs.npmjs.com/about-access-tokens', rotate: 'Delete this key at npmjs.com/settings and create a new one.' },
  { name: 'pypi-token', prefix: 'pypi-', body: [TOKEN, 50, 260], source: 'https://pypi.org/help/#apitoken', rotate: 'Delete this key at pypi.org/manage/account/token and create a new one.' },
  { name: 'rubygems-key', prefix: 'rubygems_', body: [HEX, 40, 64], source: 'https://guides.rubygems.org/api-key-scopes/', rotate: 'Delete this key at rubygems.org/profile/api_keys and create a new one.' },
  { name: 'crates-token', prefix: 'cio', body: [ALNUM, 32, 40], source: 'https://doc.rust-lang.org/cargo/reference/publishing.html', rotate: 'Delete this key at crates.io/settings/tokens and create a new one.' },
  { name: 'nuget-key', prefix: 'oy2', body: ['a-z0-9', 43, 43], source: 'https://learn.microsoft.com/nuget', rotate: 'Delete this key at nuget.org/account/apikeys and create a new one.' },
  { name: 'docker-token', prefix: 'dckr_pat_', body: [TOKEN, 20, 64], source: 'https://docs.docker.com/security/access-tokens/', rotate: 'Delete this key at app.docker.com/settings and create a new one.' },
  { name: 'docker-org-token', kind: 'docker-token', prefix: 'dckr_oat_', body: [TOKEN, 20, 64], source: 'https://docs.docker.com/security/access-tokens/', rotate: 'Delete this key at app.docker.com/settings and create a new one.' },
  { name: 'linear-key', prefix: 'lin_api_', body: [ALNUM, 30, 64], source: 'https://linear.app/developers', rotate: 'Delete this key at linear.app/settings/api and create a new one.' },
  { name: 'linear-oauth-token', kind: 'linear-key', prefix: 'lin_oauth_', body: [ALNUM, 30, 80], source: 'https://linear.app/developers', rotate: 'Delete this key at linear.app/settings/api and create a new one.' },
  { name: 'notion-token', prefix: 'ntn_', body: [ALNUM, 30, 64], source: 'https://developers.notion.com', rotate: 'Delete this key at notion.so/my-integrations and create a new one.' },
  { name: 'atlassian-token', prefix: 'ATATT3xFf', body: ['A-Za-z0-9_=.-', 40, 300], source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/', rotate: 'Delete this key at id.atlassian.com/manage-profile/security/api-tokens and create a new one.' },
  { name: 'bitbucket-token', prefix: 'ATCTT3xFf', body: ['A-Za-z0-9_=.-', 40, 300], source: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/', rotate: 'Delete this key at the Bitbucket repository settings and create a new one.' },
  { name: 'bitbucket-app-password', prefix: 'ATBB', body: [ALNUM, 28, 40], source: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/', rotate: 'Delete this key at bitbucket.org/account/settings/app-passwords and create a new one.' },
  { name: 'figma-token', prefix: 'figd_', body: [TOKEN, 36, 64], source: 'https://www.figma.com/developers/api', rotate: 'Delete this key at figma.com/settings and create a new one.' },
  { name: 'figma-oauth-token', kind: 'figma-token', prefix: 'figu_', body: [TOKEN, 36, 64], source: 'https://www.figma.com/developers/api', rotate: 'Delete this key at figma.com/settings and create a new one.' },
  { name: 'asana-token', prefix: '1/', body: ['0-9:a-f', 40, 80], source: 'https://developers.asana.com/docs/personal-access-token', rotate: 'Delete this key at app.asana.com/0/my-apps and create a new one.' },
  { name: 'airtable-token', prefix: 'pat', body: [ALNUM, 14, 14], source: 'https://airtable.com/developers/web/guides/personal-access-tokens', rotate: 'Delete this key at airtable.com/create/tokens and create a new one.' },
  { name: 'postman-key', prefix: 'PMAK-', body: ['a-f0-9-', 50, 70], source: 'https://learning.postman.com', rotate: 'Delete this key at postman.co/settings/me/api-keys and create a new one.' },
  { name: 'sentry-token', prefix: 'sntrys_', body: ['A-Za-z0-9_+/=.-', 40, 300], source: 'https://docs.sentry.io/account/auth-tokens/', rotate: 'Delete this key at sentry.io/settings/auth-tokens and create a new one.' },
  { name: 'sentry-user-token', kind: 'sentry-token', prefix: 'sntryu_', body: [HEX, 50, 80], source: 'https://docs.sentry.io/account/auth-tokens/', rotate: 'Delete this key at sentry.io/settings/auth-tokens and create a new one.' },
  { name: 'cursor-key', prefix: 'crsr_', body: [ALNUM, 40, 90], source: 'https://docs.cursor.com', rotate: 'Delete this key at cursor.com/dashboard and create a new one.' },
  { name: 'buildkite-token', prefix: 'bkua_', body: [HEX, 40, 40], source: 'https://buildkite.com/docs/apis/managing-api-tokens', rotate: 'Delete this key at buildkite.com/user/api-access-tokens and create a new one.' },
  { name: 'circleci-token', prefix: 'CCIPAT_', body: [WORD, 30, 90], source: 'https://circleci.com/docs/managing-api-tokens/', rotate: 'Delete this key at app.circleci.com/settings/user/tokens and create a new one.' },
  { name: 'readme-key', prefix: 'rdme_', body: [ALNUM, 50, 80], source: 'https://docs.readme.com', rotate: 'Delete this key at dash.readme.com and create a new one.' },
  { name: 'dependency-track-key', prefix: 'odt_', body: [ALNUM, 30, 64], source: 'https://docs.dependencytrack.org', rotate: 'Delete this key at Dependency-Track administration and create a new one.' },
  { name: 'sourcegraph-token', prefix: 'sgp_', body: [WORD, 30, 90], source: 'https://sourcegraph.com/docs', rotate: 'Delete this key at sourcegraph.com/user/settings/tokens and create a new one.' },
  { name: 'snyk-token', prefix: 'snyk_uat.', body: ['A-Za-z0-9_.-', 40, 300], source: 'https://docs.snyk.io', rotate: 'Delete this key at app.snyk.io/account and create a new one.' },
];

/** Tokens of code hosts, package registries and developer tools. */
export const developerRules: readonly Rule[] = DEVELOPER.map(prefixRule);
