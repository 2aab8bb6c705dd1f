import { getRequestEvent } from '$app/server';
import type { Viewer } from '$lib/domain/access';
import { app } from '$lib/server/app';
import type { ImportContext } from '$lib/server/imports';

/** Who the request being answered acts for. @throws Error when nobody is signed in: the access rule let in too many */
export function viewer(): Viewer {
	const { viewer: found } = getRequestEvent().locals;
	if (!found) throw new Error('A page for signed-in people was opened by nobody');
	return found;
}

/** What imports and decisions of this request work with: they see and change what its viewer may. */
export async function ownImports(): Promise<ImportContext> {
	const { imports } = await app();
	return { ...imports, actor: viewer() };
}
