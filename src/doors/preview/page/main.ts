/** Starts the page: the stream of messages and the composer under it. */
const stream = document.querySelector<HTMLElement>('#messages');
if (stream) stream.textContent = 'Loading the commands…';
