import { readRetention } from '$lib/server/accounts';
import { app } from '$lib/server/app';
import type { PageServerLoad } from './$types';

/** How long personal data are kept here. */
export const load: PageServerLoad = async () => readRetention((await app()).db);
