import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { NotFound, ScreenFailed } from './shell/Fallbacks.tsx';
import { screen } from './shell/fetch-screen.ts';
import { OfficeShell } from './shell/OfficeShell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ScreenFailed });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => (typeof search.next === 'string' ? { next: search.next } : {}),
  component: screen(() => import('./session/SignIn.tsx'), 'SignIn'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: screen(() => import('./session/Setup.tsx'), 'Setup'),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/huong-dan',
  validateSearch: (search): { screen?: string } => (typeof search.screen === 'string' ? { screen: search.screen } : {}),
  component: screen(() => import('./help/Help.tsx'), 'Help'),
});

const signInReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/return',
  component: screen(() => import('./session/Return.tsx'), 'Return'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: screen(() => import('./session/Accept.tsx'), 'Accept'),
});

const office = createRoute({ getParentRoute: () => root, id: 'office', component: OfficeShell });

const rounds = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: screen(() => import('./rounds/Rounds.tsx'), 'Rounds'),
});

const password = createRoute({
  getParentRoute: () => office,
  path: '/password',
  component: screen(() => import('./session/ChangePassword.tsx'), 'ChangePassword'),
});

const myAccount = createRoute({
  getParentRoute: () => office,
  path: '/account',
  component: screen(() => import('./own-account/MyAccount.tsx'), 'MyAccount'),
});

const accounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: screen(() => import('./accounts/Accounts.tsx'), 'Accounts'),
});

const approvals = createRoute({
  getParentRoute: () => office,
  path: '/approvals',
  component: screen(() => import('./approvals/Approvals.tsx'), 'Approvals'),
});

const activity = createRoute({
  getParentRoute: () => office,
  path: '/activity',
  component: screen(() => import('./activity/Activity.tsx'), 'Activity'),
});

const backups = createRoute({
  getParentRoute: () => office,
  path: '/backups',
  component: screen(() => import('./backups/Backups.tsx'), 'Backups'),
});

const rehearsals = createRoute({
  getParentRoute: () => office,
  path: '/rehearsals',
  component: screen(() => import('./rehearsals/Rehearsals.tsx'), 'Rehearsals'),
});

const organisations = createRoute({
  getParentRoute: () => office,
  path: '/organisations',
  component: screen(() => import('./organisations/Organisations.tsx'), 'Organisations'),
});

const reports = createRoute({
  getParentRoute: () => office,
  path: '/reports',
  component: screen(() => import('./reports/Reports.tsx'), 'Reports'),
});

const report = createRoute({
  getParentRoute: () => office,
  path: '/reports/$report',
  component: screen(() => import('./reports/ReportPage.tsx'), 'ReportPage'),
});

const guidance = createRoute({
  getParentRoute: () => office,
  path: '/guidance',
  component: screen(() => import('./guidance/GuidanceScreen.tsx'), 'GuidanceScreen'),
});

const fromGuidance = createRoute({
  getParentRoute: () => office,
  path: '/guidance/$guidance',
  component: screen(() => import('./guidance/FromGuidance.tsx'), 'FromGuidance'),
});

const personResults = createRoute({
  getParentRoute: () => office,
  path: '/people/$person/results',
  component: screen(() => import('./people/PersonResults.tsx'), 'PersonResults'),
});

const newRound = createRoute({
  getParentRoute: () => office,
  path: '/rounds/new',
  component: screen(() => import('./import/NewRound.tsx'), 'NewRound'),
});

const round = createRoute({ getParentRoute: () => office, path: '/rounds/$round', component: Outlet });

const overview = createRoute({
  getParentRoute: () => round,
  path: '/',
  component: screen(() => import('./round/Overview.tsx'), 'Overview'),
});

const plan = createRoute({
  getParentRoute: () => round,
  path: '/plan',
  component: screen(() => import('./plan/PlanPage.tsx'), 'PlanPage'),
});

const editPlan = createRoute({
  getParentRoute: () => round,
  path: '/plan/edit',
  component: screen(() => import('./plan/EditPlan.tsx'), 'EditPlan'),
});

const importAgain = createRoute({
  getParentRoute: () => round,
  path: '/import',
  component: screen(() => import('./import/ImportAgain.tsx'), 'ImportAgain'),
});

const nextRound = createRoute({
  getParentRoute: () => round,
  path: '/next',
  component: screen(() => import('./next/NextRound.tsx'), 'NextRound'),
});

const rules = createRoute({
  getParentRoute: () => round,
  path: '/rules',
  component: screen(() => import('./round/RulesPage.tsx'), 'RulesPage'),
});

const lists = createRoute({
  getParentRoute: () => round,
  path: '/lists',
  component: screen(() => import('./round/Lists.tsx'), 'Lists'),
});

const rolls = createRoute({
  getParentRoute: () => round,
  path: '/rolls',
  component: screen(() => import('./round/Rolls.tsx'), 'Rolls'),
});

const documents = createRoute({
  getParentRoute: () => round,
  path: '/documents',
  component: screen(() => import('./round/Documents.tsx'), 'Documents'),
});

const ownTemplates = createRoute({
  getParentRoute: () => round,
  path: '/own-templates',
  component: screen(() => import('./round/own-templates/OwnTemplates.tsx'), 'OwnTemplates'),
});

const inquiries = createRoute({
  getParentRoute: () => round,
  path: '/inquiries',
  component: screen(() => import('./round/inquiries/Inquiries.tsx'), 'Inquiries'),
});

const incidents = createRoute({
  getParentRoute: () => round,
  path: '/incidents',
  component: screen(() => import('./round/Incidents.tsx'), 'Incidents'),
});

const board = createRoute({
  getParentRoute: () => round,
  path: '/board',
  component: screen(() => import('./round/Board.tsx'), 'Board'),
});

const conclusions = createRoute({
  getParentRoute: () => round,
  path: '/conclusions',
  component: screen(() => import('./round/Conclusions.tsx'), 'Conclusions'),
});

const record = createRoute({
  getParentRoute: () => round,
  path: '/record',
  component: screen(() => import('./round/Record.tsx'), 'Record'),
});

const conferences = createRoute({
  getParentRoute: () => round,
  path: '/conferences',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/rounds/$round', params });
  },
});

const conferenceScreen = createRoute({
  getParentRoute: () => round,
  path: '/conferences/$conference/$',
  component: screen(() => import('./round/ConferenceFrame.tsx'), 'ConferenceFrame'),
});

const tree = root.addChildren([
  signIn,
  signInReturn,
  invitation,
  setup,
  help,
  office.addChildren([
    rounds,
    password,
    myAccount,
    accounts,
    approvals,
    activity,
    backups,
    rehearsals,
    organisations,
    guidance,
    fromGuidance,
    reports,
    report,
    personResults,
    newRound,
    round.addChildren([
      overview,
      plan,
      editPlan,
      importAgain,
      nextRound,
      rules,
      lists,
      rolls,
      documents,
      ownTemplates,
      board,
      inquiries,
      incidents,
      conclusions,
      record,
      conferences,
      conferenceScreen,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  scrollRestoration: true,
  defaultPreload: false,
  defaultErrorComponent: ScreenFailed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
