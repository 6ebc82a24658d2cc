// Shows the document of the service that serves this file, whatever path it is reached by.
window.ui = SwaggerUIBundle({
  url: new URL('../v3/api-docs', document.currentScript.src).href,
  dom_id: '#swagger-ui',
  deepLinking: true,
});
