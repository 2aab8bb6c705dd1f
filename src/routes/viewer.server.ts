import { getRequestEvent } from '$app/server';
import type { Viewer } from '$lib/domain/access';

/** Who the request being answered acts for. @throws Error when nobody is signed in: the access rule let in too many */
export function viewer(): Viewer {
	const { viewer: found } = getRequestEvent().locals;
	if (!found) throw new Error('A page for signed-in people was opened by nobody');
	return found;
}
