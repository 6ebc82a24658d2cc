package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void theSeriesOfAnExpressionAreFoundWithTheirMatchers() {
        var expression = new Expression(
                "a panel",
                "topk(10, sum by (le, service) (rate(a_total{service=~\".+\", uri!~\"/x(y)\"}[5m]))) / on (service) b:c:max"
                        + " or vector(0) and predict_linear(d[1h], 4 * 3600) < 1e3");

        assertThat(expression.series())
                .extracting(Expression::text)
                .containsExactly("a_total{service=~\".+\", uri!~\"/x(y)\"}", "b:c:max", "d");
    }

    @Test
    void anAlertIsEvaluatedWhetherItFiresOrNot() {
        var alert = new Expression("an alert", "a{b!=\"c\"} / d > 0.5 and e == 1");

        assertThat(alert.whetherOrNot().text()).isEqualTo("a{b!=\"c\"} / d > bool 0.5 and e == bool 1");
    }
}
