import { building, dev } from '$app/environment';
import { app, startApp } from '$lib/server/app';
import { configMessage, readServerConfig } from '$lib/server/config';
import { UnreadableCriteria } from '$lib/server/criteria';
import { databaseProblemMessage, databaseProblemOf, DatabaseRefusal } from '$lib/server/db';
import { demonstrationOpen } from '$lib/server/auth/demonstration';
import { readSession, sessionCookie, type OpenSession } from '$lib/server/auth/sessions';
import {
	accessAnswer,
	asUnavailable,
	bodyRefusal,
	guardEveryAnswer,
	refusalResponse,
	requestGuard,
	roomAddress,
	shownError,
	UNAVAILABLE,
	withSecurityHeaders,
	type Stop
} from '$lib/server/http';
import { logError, setLogLevel } from '$lib/server/log';
import { decideAccess } from '$lib/server/access';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';

/** Wrong use, as for the command line. */
const WRONG_USE = 2;
const DATABASE_UNUSABLE = 1;

function configOrExit() {
	// Vite listens on loopback by itself when nothing is said.
	const config = readServerConfig(dev ? { HOST: '127.0.0.1', ...process.env } : process.env);
	if (config.ok) {
		setLogLevel(config.value.logLevel);
		return config.value;
	}
	process.stderr.write(`${configMessage(config.error)}\n`);
	return process.exit(WRONG_USE);
}

/** Only absent while the product is being built, when no request is served. */
const config = building ? null : configOrExit();
const origin = config?.origin ?? 'http://127.0.0.1';
const isHttps = origin.startsWith('https:');
const roomOrigin = config?.roomOrigin ?? null;
const refusalOf = requestGuard(origin, roomOrigin);
const rooms = roomAddress(roomOrigin);

/** Opens the database before the first request is served; one that cannot be used ends the process with its reason. */
export const init: ServerInit = async () => {
	if (config === null) return;
	guardEveryAnswer(isHttps, rooms.covers);
	try {
		await startApp(config);
	} catch (error) {
		if (!(error instanceof DatabaseRefusal || error instanceof UnreadableCriteria)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(DATABASE_UNUSABLE);
	}
};

/** Every request passes here: where it comes from, what it weighs and who sends it are checked, and the headers are set. */
export const handle: Handle = async ({ event, resolve }) => {
	const { method, headers } = event.request;
	const { pathname } = event.url;
	const isRoom = rooms.covers(headers);
	const refusal =
		refusalOf(method, headers) ?? bodyRefusal(pathname, headers) ?? (isRoom ? rooms.refusal(pathname) : null);
	if (refusal)
		return withSecurityHeaders(refusalResponse(refusal, headers), { isHttps, isPersonal: false, isRoom });
	if (isRoom && pathname === '/')
		return withSecurityHeaders(new Response(null, { status: 303, headers: { location: '/salle' } }), {
			isHttps,
			isPersonal: false,
			isRoom
		});
	const stop = await recognise(event, isRoom);
	const { url, isDataRequest } = event;
	const given = stop ? accessAnswer(stop, { method, headers, url, isDataRequest }) : await resolve(event);
	const answer = event.locals.databaseAway === true ? asUnavailable(given) : given;
	return withSecurityHeaders(answer, { isHttps, isPersonal: event.locals.session !== null, isRoom });
};

/** The id of a route without its groups of layouts, as its rule of access names it; null when no route matches. */
const ruleId = (id: string | null): string | null =>
	id === null ? null : id.replace(/\/\([^)]*\)/g, '') || '/';

/** Name of the form action that a request calls, `''` for none. */
const actionOf = ({ searchParams }: URL): string =>
	[...searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '';

/**
 * Learns who sends a request, and whether its route allows it.
 * @param isRoom it came by the address of the rooms, in plain http: no session is read there
 * @returns why it is stopped; null when it may go on
 */
async function recognise(event: RequestEvent, isRoom: boolean): Promise<Stop | null> {
	const { route, request, url, locals } = event;
	locals.session = null;
	locals.viewer = null;
	let problem: string | null = null;
	try {
		if (!isRoom) locals.session = await sessionOf(event);
	} catch (error) {
		const known = databaseProblemOf(error);
		if (known === null) throw error;
		problem = databaseProblemMessage(known);
	}
	if (locals.session?.level === 'full') locals.viewer = locals.session.viewer;
	const decision = decideAccess(
		{ route: ruleId(route.id), method: request.method, action: actionOf(url) },
		{ viewer: locals.viewer, awaitsSecondFactor: locals.session?.level === 'first' }
	);
	if (decision === 'allowed') return null;
	return problem === null ? decision : { unavailable: problem };
}

/** The session of a request; a cookie that opens nothing any more is taken back. */
async function sessionOf({ cookies }: RequestEvent): Promise<OpenSession | null> {
	const { name, options } = sessionCookie(isHttps);
	const token = cookies.get(name);
	if (token === undefined || config === null) return null;
	const { db } = await app();
	const session = await readSession(db, token);
	const ended = session?.viewer.demonstration === true && !(await demonstrationOpen(db, config));
	if (session && !ended) return session;
	cookies.delete(name, options);
	return null;
}

/**
 * Surprises are logged as one line with an id; people see a French sentence with that id, and what to do when it is the
 * database that cannot be used.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const id = crypto.randomUUID().slice(0, 8);
	const problem = databaseProblemOf(error);
	if (problem) event.locals.databaseAway = true;
	if (status >= 500) {
		const answered = problem ? UNAVAILABLE : status;
		logError(error, { id, method: event.request.method, route: event.route.id, status: answered });
	}
	return problem ? { message: databaseProblemMessage(problem), id } : shownError(status, id);
};
