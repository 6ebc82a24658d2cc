/**
 * The operator's pages: server-rendered, readable without JavaScript.
 *
 * <p>How a page is built: a controller reads through the clients of {@link dev.waybill.console.service} and returns a
 * template that starts with {@code th:replace="~{layout :: page('Title', 'section', ~{::main})}"}. A read that must
 * succeed is called directly: a {@link dev.waybill.console.service.ServiceException} becomes a page that says what to do.
 * A read that a page can do without goes through {@link dev.waybill.console.service.Reply#of}, and the template shows its
 * problem in place.
 *
 * <p>How an action is built, for {@code /orders/{id}/cancellation} as an example: the page has a link to it; GET shows a
 * {@link dev.waybill.console.action.Confirmation}, which says what will happen and has the form; POST calls
 * {@link dev.waybill.console.action.Outcome#of} and redirects to the page, which shows the outcome. So nothing is changed
 * by GET, every form has a CSRF token, and no step needs JavaScript.
 */
@NullMarked
package dev.waybill.console;

import org.jspecify.annotations.NullMarked;
