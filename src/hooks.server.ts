import type { Viewer } from '$lib/domain/access';
import { building, dev } from '$app/environment';
import { app, startApp } from '$lib/server/app';
import { configMessage, readServerConfig } from '$lib/server/config';
import { databaseProblemMessage, databaseProblemOf, DatabaseRefusal } from '$lib/server/db';
import {
	bodyRefusal,
	refusalResponse,
	requestGuard,
	shownError,
	withSecurityHeaders
} from '$lib/server/http';
import { logError } from '$lib/server/log';
import { decideAccess, type AccessDecision } from '$lib/server/access';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';

/** Wrong use, as for the command line. */
const WRONG_USE = 2;
const DATABASE_UNUSABLE = 1;

function configOrExit() {
	// Vite listens on loopback by itself when nothing is said.
	const config = readServerConfig(dev ? { HOST: '127.0.0.1', ...process.env } : process.env);
	if (config.ok) return config.value;
	process.stderr.write(`${configMessage(config.error)}\n`);
	return process.exit(WRONG_USE);
}

/** Only absent while the product is being built, when no request is served. */
const config = building ? null : configOrExit();
const origin = config?.origin ?? 'http://127.0.0.1';
const isHttps = origin.startsWith('https:');
const refusalOf = requestGuard(origin);

/** Opens the database before the first request is served; one that cannot be used ends the process with its reason. */
export const init: ServerInit = async () => {
	if (config === null) return;
	try {
		await startApp(config);
	} catch (error) {
		if (!(error instanceof DatabaseRefusal)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(DATABASE_UNUSABLE);
	}
};

/** Every request passes here: where it comes from and what it weighs are checked, and the headers are set. */
export const handle: Handle = async ({ event, resolve }) => {
	const { method, headers } = event.request;
	const refusal = refusalOf(method, headers) ?? bodyRefusal(event.url.pathname, headers);
	if (refusal) return withSecurityHeaders(refusalResponse(refusal, headers), isHttps);
	event.locals.viewer = await everybody();
	letIn(event);
	return withSecurityHeaders(await resolve(event), isHttps);
};

/** Name of the form action that a request calls, `''` for none. */
const actionOf = ({ searchParams }: URL): string =>
	[...searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '';

/** Stops a request that its route does not allow. */
function letIn({ route, request, url, locals }: RequestEvent): void {
	const wanted = { route: route.id, method: request.method, action: actionOf(url) };
	const decision: AccessDecision = decideAccess(wanted, { viewer: locals.viewer, awaitsSecondFactor: false });
	switch (decision) {
		case 'allowed':
			return;
		case 'sign-in':
		case 'second-factor':
			return redirect(303, '/connexion');
		case 'forbidden':
			return error(
				403,
				'Votre rôle ne permet pas cette action. Demandez-la à un administrateur de votre territoire.'
			);
	}
}

/** Until people sign in, everybody is one account: that of an administrator. */
async function everybody(): Promise<Viewer> {
	const { db } = await app();
	await db.query(
		`insert into accounts (name, email_key, role, scope) values ('Provisoire', 'provisoire', 'admin', '"national"') on conflict do nothing`
	);
	const [row] = await db.query("select id from accounts where email_key = 'provisoire'");
	return {
		account: Number(row?.[0]),
		name: 'Provisoire',
		role: 'admin',
		scope: 'national',
		demonstration: false
	};
}

/**
 * Surprises are logged as one line with an id; people see a French sentence with that id, and what to do when it is the
 * database that cannot be used.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const id = crypto.randomUUID().slice(0, 8);
	if (status >= 500) {
		logError(error, { id, method: event.request.method, route: event.route.id, status });
	}
	const problem = databaseProblemOf(error);
	return problem ? { message: databaseProblemMessage(problem), id } : shownError(status, id);
};
