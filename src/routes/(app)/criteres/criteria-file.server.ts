/** Criteria as a file to keep: their text, under a name that says which they are. */
export const criteriaFileResponse = (text: string, name: string): Response =>
	new Response(text, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
