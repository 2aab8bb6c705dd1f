import schema from '../../../../../data/criteria/schema.json?raw';
import type { RequestHandler } from './$types';

/** The published JSON Schema of criteria. */
export const GET: RequestHandler = () =>
	new Response(schema, { headers: { 'content-type': 'application/schema+json; charset=utf-8' } });
