// Draws the document that the page names; nothing may be tried out, since the server is another's.
const place = document.getElementById('docs');
window.SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  supportedSubmitMethods: [],
  validatorUrl: null,
  deepLinking: true,
});
