import { error } from '@sveltejs/kit';
import { shownError } from '$lib/server/http';
import type { PageServerLoad } from './$types';

/** An address that is none is told within the frame of the product. */
export const load: PageServerLoad = () => error(404, shownError(404, ''));
