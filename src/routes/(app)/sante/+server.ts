import { app } from '$lib/server/app';
import { engineVersion } from '$lib/server/exports';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Tells a supervisor or a proxy whether this process can serve: 503 while the database is away. No data, and no account needed. */
export const GET: RequestHandler = async () => {
	const { probe } = await app();
	const database = await probe();
	const status = database === 'down' ? 'down' : 'ok';
	return json(
		{ status, database, version: engineVersion },
		{ status: status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
